/**
 * Passkeys (WebAuthn): an officer signs in with a fingerprint, a face or the PIN of a device instead of a password and a code. The
 * device keeps a private key that never leaves it and answers only this house's address, so that a forged page gets nothing.
 *
 * <p>A passkey counts as both factors, for the device asks the person before it signs ("user verification"); without that an answer
 * is refused. What the browser signs is judged by the library webauthn4j. Sign-in goes through
 * {@link vn.lienthong.capability.access.SignIns} like every other way. See {@code docs/passkeys.md}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.passkeys;
