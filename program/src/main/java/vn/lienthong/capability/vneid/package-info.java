/**
 * Signing in with VNeID: citizens into a session of their own, officers whose accounts are linked into theirs.
 *
 * <p>The relying party speaks OpenID Connect (code flow, PKCE, state, nonce). The real VNeID gives its addresses, claim names and
 * wrapping to registered parties only: they are settings, and a {@link vn.lienthong.capability.vneid.Dialect} reads what comes.
 * What is not understood is refused. A sandbox provider with invented citizens comes along, marked on every page.
 *
 * <p>Rule: NĐ 69/2024/NĐ-CP (levels 1 and 2 of electronic identity accounts). Personal numbers are sealed while a session lasts, and
 * otherwise kept as marks that lead nowhere without the key.
 *
 * <p>Other rooms ask {@link vn.lienthong.capability.vneid.Citizens} who the citizen is, and add to the citizen's page by
 * {@link vn.lienthong.capability.vneid.CitizenPart}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.vneid;
