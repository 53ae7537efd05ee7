package vn.lienthong.steering.needs;

import vn.lienthong.capability.devices.Need;

/**
 * A need as lists show it.
 *
 * @param unit name of the agency today
 * @param item title of the item
 * @param path its page
 */
record NeedLine(Need need, String unit, String item, String path) {}
