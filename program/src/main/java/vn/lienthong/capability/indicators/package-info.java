/**
 * Named numbers over time: what a room measures, for which administrative unit or agency, in which period.
 *
 * <p>A room declares each number as an {@link vn.lienthong.capability.indicators.Indicator} bean and hands its values in, either by
 * {@link vn.lienthong.capability.indicators.Indicators#publish} when something happened, or by answering as an
 * {@link vn.lienthong.capability.indicators.IndicatorSource} when it is asked. Numerator and denominator are kept, a value that is
 * corrected keeps what it was, an unknown value is unknown and not nought, and every value opens the records behind it
 * ({@link vn.lienthong.capability.indicators.RecordSource}). A page for newcomers: {@code docs/indicators.md}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.indicators;
