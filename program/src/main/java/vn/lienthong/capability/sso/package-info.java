/**
 * The locality's own sign-in for its other systems (model 24): an OpenID Connect provider with a register of applications.
 *
 * <p>Protocol: OpenID Connect Core 1.0 (code flow), PKCE (RFC 7636), token revocation and introspection (RFC 7009, 7662), issuer
 * in the answer (RFC 9207), RP-initiated, back-channel and front-channel logout. Signed tokens are Nimbus JOSE's work; why not a
 * ready-made server: {@code docs/adr/0015}. An application is live only after its way through {@code golive}; before that,
 * administrators and named testers alone come in.
 *
 * <p>Listens to {@link vn.lienthong.capability.access.SessionEnded}: applications that a session signed in to are told.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.sso;
