/**
 * The one PostgreSQL: our own, started beside the program with nothing to install, or any server by one setting.
 *
 * <p>Offers the {@code DataSource}, always migrated before anyone sees it. Every room's {@code db/} folder is run with
 * its own version numbers and its own history table; rooms share no foreign key, so their order does not matter.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.database;
