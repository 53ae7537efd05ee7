/** What the one PostgreSQL must survive. */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.database;
