package vn.lienthong.capability.pilots;

import java.util.Map;

/**
 * What the locality's own plan says of the models. The ring of steering answers it as a bean; this room only asks.
 * Without an answer no model stands in a plan.
 */
public interface PlanView {

    /** What the plan in force says, by catalogue id; models that it does not name are left out. */
    Map<String, PlanState> states();

    /**
     * What the plan says of one model.
     *
     * @param applicable false if the plan says that the model does not apply here
     * @param path address of the model in the plan
     * @param note one line: lead unit and deadline, or the reason why it does not apply; possibly empty
     */
    record PlanState(boolean applicable, String path, String note) {}
}
