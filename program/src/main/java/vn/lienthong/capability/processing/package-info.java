/**
 * What an agency must be able to show about its processing of personal data (law 91/2025/QH15, NĐ 356/2025/NĐ-CP): who processes or
 * receives data besides itself, and the impact assessment, drawn from what the program does: purposes with legal basis and items,
 * what is held and by which clause, consents, processors, terms. What an assessment needs of people, its author writes.
 *
 * <p>Built upon the beans that rooms declare ({@link vn.lienthong.capability.registry.Purpose},
 * {@link vn.lienthong.capability.privacy.HeldData}, {@link vn.lienthong.capability.privacy.ConsentPurpose}), so it cannot differ from
 * what the program does; a change since the last assessment is shown line by line.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.processing;
