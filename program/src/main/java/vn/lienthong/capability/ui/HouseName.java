package vn.lienthong.capability.ui;

/** Whose house this is: the locality's name under the program's own, such as "Huyện Trường Lâm, tỉnh Sơn Hải". */
@FunctionalInterface
public interface HouseName {

    /** Name of the locality that this installation serves, or an empty string before it is set. */
    String houseName();
}
