package vn.lienthong.kernel;

import java.text.NumberFormat;
import java.util.Optional;

/**
 * An amount in Vietnamese dong. The dong has no smaller coin in use, so an amount is a whole number; negative ones are
 * amounts to be paid back.
 *
 * @param dong whole dong
 */
public record Money(long dong) implements Comparable<Money> {

    public static final Money NONE = new Money(0);

    /** Far above any budget, and far below what a long holds: sums of many stay right. */
    private static final long MOST = 1_000_000_000_000_000L;

    public Money {
        if (Math.abs(dong) > MOST) {
            throw new IllegalArgumentException("an amount beyond reason");
        }
    }

    /**
     * An amount as people type it: {@code 12.500.000}, {@code 12 500 000 đ}, {@code 12,500,000 VND}. Empty for anything
     * else; a fraction of a dong is not an amount.
     */
    public static Optional<Money> parse(String typed) {
        String plain = typed.strip()
                .replaceAll("(?i)\\s*(đ|đồng|dong|vnd|vnđ)\\.?$", "")
                .strip();
        if (!plain.matches("\\d{1,3}([ .,\\u00a0]\\d{3})+|\\d{1,16}")) {
            return Optional.empty();
        }
        long dong = Long.parseLong(plain.replaceAll("\\D", ""));
        return dong > MOST ? Optional.empty() : Optional.of(new Money(dong));
    }

    public Money plus(Money other) {
        return new Money(Math.addExact(dong, other.dong));
    }

    public Money times(int count) {
        return new Money(Math.multiplyExact(dong, count));
    }

    /** {@code 12.500.000}, without the sign of the currency. */
    @Override
    public String toString() {
        return NumberFormat.getIntegerInstance(VietnameseText.VIETNAMESE).format(dong);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(dong, other.dong);
    }
}
