package vn.lienthong.steering.planreader;

import java.util.List;

/**
 * Why a reading is not sure. The wording for people is in the messages of this room, key
 * {@code planreader.doubt.<REASON>}.
 *
 * @param reason the code
 * @param arguments what the wording needs, in order
 */
public record Doubt(Reason reason, List<String> arguments) {

    static Doubt of(Reason reason, String... arguments) {
        return new Doubt(reason, List.of(arguments));
    }

    /** Every reason for doubt that this reader knows. */
    public enum Reason {
        /** No lead unit stands at the item, nor in a heading above it. */
        LEAD_MISSING,
        /** The lead was taken from who acts first in the text; no "chủ trì" names it. */
        LEAD_GUESSED,
        /** Text and table of the same document name different leads; argument: the other one. */
        LEAD_DIFFERS,
        /** Nobody takes part, where most items of the plan name somebody. */
        COORDINATE_MISSING,
        /** A unit name of no known kind; argument: the name. */
        UNIT_UNKNOWN,
        /** A unit name that seems misread or torn; argument: the name. */
        UNIT_GARBLED,
        /** A unit name that is no usual one and stands in the plan only once; argument: the name. */
        UNIT_RARE,
        /** Words near it name a unit that is neither lead nor partner; argument: the unit. */
        UNIT_LEFT_OUT,
        /** The document is badly read in the lines that this was taken from. */
        WORN,
        /** A word such as "chủ trì" or "Bước 2" seems misread in the lines of the item. */
        MARK_MISREAD,
        /** Steps of several items begin with the same words and a colon: a label that is not understood. */
        LABEL_UNKNOWN,
        /** A label stands twice in the item: the beginning of another item may be lost between them. */
        LABEL_TWICE,
        /** The numbers of the items jump after this one: what it holds may belong to a lost one; argument: the next. */
        NUMBER_GAP,
        /** The row has not the cells of its table, or one that does not fit its column. */
        ROW_UNEVEN,
        /** No deadline found. */
        DEADLINE_MISSING,
        /** A deadline is written, but it could not be understood; argument: the text. */
        DEADLINE_UNREADABLE,
        /** The deadline lies before the date of the plan itself; arguments: deadline, plan's date. */
        DEADLINE_BEFORE_PLAN,
        /** The year is not written and was taken from the plan; argument: the year. */
        DEADLINE_YEAR_ASSUMED,
        /** The deadline was found in running text, not behind a label or in a column. */
        DEADLINE_FROM_TEXT,
        /** Two places of the document give different deadlines; argument: the other one. */
        DEADLINE_DIFFERS,
        /** The year lies far from that of the plan; arguments: the year, the plan's year. */
        DEADLINE_YEAR_FAR,
        /** Figures of the document were misread, and no second place confirms this date. */
        DEADLINE_FIGURES,
        /** Several dates stand in one item; argument: how many. */
        DEADLINE_SEVERAL,
        /** Counted from an event ("30 ngày kể từ ngày ký"); argument: the text. */
        DEADLINE_RELATIVE,
        /** The steps' own numbers jump or repeat; argument: the numbers. */
        STEPS_OUT_OF_ORDER,
        /** Two steps have the same words. */
        STEP_TWICE,
        /** A step ends in the middle of a sentence; argument: its number. */
        STEP_CUT,
        /** Many words of a step seem misread; argument: its number. */
        STEP_MISREAD,
        /** Something else seems to have run into a step: a label, the next point; argument: its number. */
        STEP_RUNS_ON,
        /** An item without any step, where others have some. */
        STEPS_MISSING,
        /** The number of the item stands twice in the document; argument: the number. */
        NUMBER_TWICE,
        /** It is not sure that this is an item of its own. */
        ITEM_GUESSED,
        /** The end of the title was guessed. */
        TITLE_CUT,
        /** The model of the catalogue is only probable; argument: likeness in percent. */
        CATALOGUE_WEAK,
        /** No model of the catalogue is like it: it may be one of this plan alone. */
        CATALOGUE_NONE,
        /** The columns of the table have no head that is understood. */
        COLUMN_GUESSED,
        /** It is missing, and a column of its table has a head that is not understood. */
        COLUMN_UNKNOWN,
        /** A heading announces another number of models than stand under it; arguments: announced, found. */
        COUNT_DIFFERS,
        /** Issuer, number, date or another part of the document's head is blank or was not found. */
        HEAD_BLANK,
        /** The document does not say it; concluded from where the place of that name lies; argument: the place. */
        PROVINCE_DERIVED
    }
}
