/**
 * Who may come in, and what each may do: accounts, passwords, sessions, roles held at a unit for a period, and the gate
 * before every page.
 *
 * <p>Denied by default: a page is reached only with {@link vn.lienthong.capability.access.Allowed} or
 * {@link vn.lienthong.capability.access.OpenToAll} on it. Rooms declare their rights as
 * {@link vn.lienthong.capability.access.Right} beans and ask {@link vn.lienthong.capability.access.Access} who acts.
 * Which agency stands below which is told through {@link vn.lienthong.capability.access.AgencyDirectory}. Acts worth
 * keeping leave as {@link vn.lienthong.capability.access.AccessAct}, in the transaction that did them.
 *
 * <p>Rules: NĐ 85/2016/NĐ-CP and TT 12/2022/TT-BTTTT (information systems by security level): personal accounts, strong
 * passwords, lock-out, sessions that end, a trace of every sign-in.
 */
@org.jspecify.annotations.NullMarked
package vn.lienthong.capability.access;
