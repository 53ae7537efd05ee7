/** Vietnamese identity cards in plain Java: number, QR, machine-readable zone, chip. Knows nothing of the program. */
@NullMarked
package vn.lienthong.idcard;

import org.jspecify.annotations.NullMarked;
