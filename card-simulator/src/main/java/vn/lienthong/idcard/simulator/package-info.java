/**
 * Invented identity cards with working chips, for tests and demonstrations: authorities, signers, cards, and the chip's side of
 * every protocol. Written on BouncyCastle and apart from {@code id-card}, so that one mistake does not hide the other.
 */
@NullMarked
package vn.lienthong.idcard.simulator;

import org.jspecify.annotations.NullMarked;
