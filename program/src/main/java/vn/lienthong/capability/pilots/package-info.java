/**
 * The catalogue of models: canonical ids, several numberings, titles, what each is for; and the {@link
 * vn.lienthong.capability.pilots.Pilot} descriptor by which everything finds the rooms that run them.
 *
 * <p>A new model is a new folder in the ring of pilots with a {@code Pilot} bean; nothing here is edited for it. What the
 * locality's plan says of models comes through {@link vn.lienthong.capability.pilots.PlanView}, which steering answers.
 */
@NullMarked
package vn.lienthong.capability.pilots;

import org.jspecify.annotations.NullMarked;
