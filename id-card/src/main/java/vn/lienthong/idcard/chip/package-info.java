/**
 * The chip of an identity card by ICAO Doc 9303, over any reader that carries bytes. Only the JDK is used: certificates of this
 * world name their curves in full and use Brainpool curves, neither of which the JDK reads, so certificates, lists and curves
 * are read here. What a check proved is said as {@link vn.lienthong.idcard.Proof}s.
 */
@NullMarked
package vn.lienthong.idcard.chip;

import org.jspecify.annotations.NullMarked;
