/**
 * The fault harness: load with a ledger of every request and answer, faults that befall a launched stack meanwhile, and
 * invariants that are looked at when it has healed.
 *
 * <p>How to add something:
 *
 * <ul>
 *   <li>a fault: implement {@link io.throughline.e2e.fault.Fault} and name it in {@link io.throughline.e2e.fault.Faults};
 *       where a process is to die at a certain statement, add a constant to
 *       {@link io.throughline.e2e.fault.agent.CrashPoint};
 *   <li>an invariant: implement {@link io.throughline.e2e.fault.Invariant} and name it in
 *       {@link io.throughline.e2e.fault.Invariants#all()}; say in each violation what is missing and where;
 *   <li>a kind of request: add a step to {@link io.throughline.e2e.fault.Story}, and say in
 *       {@link io.throughline.e2e.fault.Effect} which rows it must have left.
 * </ul>
 */
@NullMarked
package io.throughline.e2e.fault;

import org.jspecify.annotations.NullMarked;
