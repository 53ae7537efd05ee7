/**
 * Acting for somebody: a citizen who signed in with VNeID does for a child, for a person under guardianship or by a written mandate
 * what a room lets be done for another.
 *
 * <p>Parents are known by the local register, with its source and day. Guardianships and written mandates are entered by an officer
 * from the paper, with a copy of it and a last day. Whoever stands in has level 2; nobody stands in for a deceased person, a parent
 * for nobody of 18 or more; either side ends it; each act stands in the diary of the person, with the name of who acted.
 *
 * <p>Rules: Bộ luật Dân sự 91/2015/QH13 articles 21, 136, 138 to 140 (representation), 46 to 63 (guardianship), 562 to 569 (mandates);
 * Luật Hộ tịch 60/2014/QH13 articles 19 to 22; Luật Hôn nhân và gia đình 52/2014/QH13 articles 73, 85 to 87.
 *
 * <p>Rooms declare what can be done for another ({@link vn.lienthong.capability.mandates.MandateDeed}), ask
 * {@link vn.lienthong.capability.mandates.Mandates} on each request, and say what was done.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.mandates;
