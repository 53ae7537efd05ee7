/**
 * The reader agent: runs on the computer at the counter, beside the browser. It carries command and answer between the page and
 * the card in a PC/SC reader, over a WebSocket that listens on this computer alone. It knows no keys and keeps nothing: what
 * passes through it is sealed between the program and the chip.
 */
@NullMarked
package vn.lienthong.reader;

import org.jspecify.annotations.NullMarked;
