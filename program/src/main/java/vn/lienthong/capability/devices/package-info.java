/**
 * What units need to run a model: devices (kind, count, place, price, fund) and money for a purpose, from the proposal to
 * the approval. A need belongs to something that its caller names (an item of a plan) and is gathered by something greater
 * (the plan); this room knows neither. Proposals of two units for the same thing are found here.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.devices;
