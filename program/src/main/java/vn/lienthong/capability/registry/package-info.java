/**
 * The population register: who is this person, and what may I know about them?
 *
 * <p>It holds only persons whom the locality lawfully holds. Every read states a {@link vn.lienthong.capability.registry.Purpose},
 * its legal basis and the record it serves ({@link vn.lienthong.capability.registry.Use}); it returns only the fields that this
 * purpose may see, only of persons whom the reader's right reaches, and it leaves a line in the data-use diary in the same
 * transaction. A read without a right is refused and written down. Rules behind it: Luật Căn cước 26/2023/QH15, Luật Cư trú
 * 68/2020/QH14, Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15, TT 117/2026/TT-BCA articles 3, 9 and 18.
 *
 * <p>Rooms above declare their purposes as beans and call {@link vn.lienthong.capability.registry.Registry}. They are told of
 * changes by {@link vn.lienthong.capability.registry.PersonChanged}, which carries ids only.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.registry;
