package io.throughline.e2e.fault.agent;

/** Names within the folder through which the harness and the agent talk. */
public final class AgentFolder {
    /** Holds a file {@code POINT@service} for each point that is armed. */
    public static final String ARMED = "armed";
    /** Where that file is once a process has died of it. */
    public static final String FIRED = "fired";
    /** Holds a file for each damage that is switched on. */
    public static final String DAMAGES = "damages";
    /** What the agents have to say. */
    public static final String LOG = "agent.log";

    private AgentFolder() {}
}
