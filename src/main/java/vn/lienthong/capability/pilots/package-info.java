/** The catalogue of models: canonical ids, several numberings, titles. Plain data that every other room may read. */
@NullMarked
package vn.lienthong.capability.pilots;

import org.jspecify.annotations.NullMarked;
