package vn.lienthong.capability.ui;

/**
 * What the frame draws around every page, whoever reads it.
 *
 * @param houseName the locality's name, possibly empty
 * @param stamp of the styles and scripts
 * @param sprite the icons, written into the page once
 * @param version of the program
 * @param searchable whether any room answers the search field
 * @param helpful whether any room offers help
 * @param highContrast whether this reader chose high contrast
 */
record Surroundings(
        String houseName,
        String stamp,
        String sprite,
        String version,
        boolean searchable,
        boolean helpful,
        boolean highContrast) {}
