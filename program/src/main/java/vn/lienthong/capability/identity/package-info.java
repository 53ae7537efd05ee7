/**
 * The check page that every counter uses: is the person in front of me who they say?
 *
 * <p>Whatever is laid before a counter — a typed number, the text of a QR code, lines of a machine-readable zone, a chip, a sign-in
 * with VNeID — is a {@code Scan}; {@code Checks} compares it with the register ({@link vn.lienthong.capability.registry.Registry},
 * with purpose and record, so that the look stands in the citizen's diary) and answers with a
 * {@link vn.lienthong.capability.identity.Check}: outcome, level, differences, warnings, and what could not be asked. The record of
 * a check holds codes and the register's id of the person, or a keyed mark where there is none: no name, no number, no picture.
 *
 * <p>Rooms above ask by {@link vn.lienthong.capability.identity.IdentityChecks} and offer their purpose at the counters by a bean
 * {@link vn.lienthong.capability.identity.CheckWork}. Rules behind it: Luật Căn cước 26/2023/QH15 articles 18 to 22,
 * NĐ 69/2024/NĐ-CP (levels of VNeID), Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.identity;
