/**
 * Measures the matching engine against lists whose truth is known: makes registers and spoilt lists, runs the engine and its
 * peers, scores what they say and prints the table of {@code docs/matching.md}. {@code bench/matching} starts it.
 */
@NullMarked
package vn.lienthong.matching.bench;

import org.jspecify.annotations.NullMarked;
