package vn.lienthong.capability.identity;

import vn.lienthong.capability.registry.Purpose;

/**
 * Work for which counters check persons, declared as a bean by the room whose work it is; an officer who holds the purpose's right
 * chooses it once and it stays for the counter.
 *
 * @param order where it stands in the list, small numbers first
 */
public record CheckWork(Purpose purpose, int order) {}
