package vn.lienthong.capability.ui;

/** The count beside the bell in the page head; the bell is there when a room rings it. At most one bean. */
public interface Bell extends NavCount {}
