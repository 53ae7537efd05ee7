package vn.lienthong.steering.planreader;

import java.util.List;

/** The rows of one table as they stand, heads and all. */
record Table(List<Block> rows) {}
