/**
 * Rights of the data subject and breaches of personal data: requests to see, be given a copy, correct, withdraw consent,
 * object, restrict, erase and complain, each with its clocks; consents; the breach register with its two timers.
 *
 * <p>Law 91/2025/QH15 (rights: article 4; consent: article 9; breach: 72 hours to A05), NĐ 356/2025/NĐ-CP (first answer within
 * two working days, then the days by kind of right), NĐ 327/2026/NĐ-CP article 5 (attacks: 24 hours to the cyber-security
 * force). What is accepted really happens: a request acts through the public classes of the rooms that hold data
 * ({@link vn.lienthong.capability.privacy.HeldData}, the register's {@code OwnData}) and through
 * {@link vn.lienthong.capability.privacy.Consents}.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.privacy;
