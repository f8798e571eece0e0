package io.throughline.local;

import io.throughline.local.data.DiskSpace;
import io.throughline.local.data.UserFacingException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line of the local stack; {@code ./throughline} is in front of it. */
@Command(
        name = "throughline",
        description = "Runs Throughline on this machine.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {UpCommand.class, StatusCommand.class, DownCommand.class, TokenCommand.class},
        mixinStandardHelpOptions = true,
        versionProvider = BuildInformation.class)
public final class Launcher {
    private Launcher() {}

    /**
     * Exit code 0: done; 1: the user can put it right, and was told how; 2: wrong arguments; 3 and 4 ({@code status}): nothing
     * runs, or not all of it.
     */
    public static void main(String[] arguments) {
        // The launcher logs nothing: Kafka's client does not start a logging system for the sake of creating topics.
        System.setProperty("slf4j.internal.verbosity", "WARN");
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.exit(commandLine().execute(arguments));
    }

    static CommandLine commandLine() {
        return new CommandLine(new Launcher()).setExecutionExceptionHandler(Launcher::explain);
    }

    private static int explain(Exception failure, CommandLine command, ParseResult arguments) throws Exception {
        if (failure instanceof UserFacingException) {
            command.getErr().println(failure.getMessage());
        } else if (DiskSpace.isExhausted(failure)) {
            command.getErr().println("The disk is full: " + failure.getMessage());
        } else {
            throw failure;
        }
        return CommandLine.ExitCode.SOFTWARE;
    }
}
