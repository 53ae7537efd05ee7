/** A model as a new folder: everything of it lies here, and no other file knows of it. Only the tests carry it. */
@org.jspecify.annotations.NullMarked
package vn.lienthong.pilot.sample;
