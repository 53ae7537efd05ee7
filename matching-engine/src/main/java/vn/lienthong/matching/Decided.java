package vn.lienthong.matching;

/**
 * What people decided about a row: teaches the weights of the next run.
 *
 * @param id the person of the register who is meant; empty if none is
 */
public record Decided(Row row, String id) {}
