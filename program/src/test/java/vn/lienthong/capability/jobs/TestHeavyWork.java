package vn.lienthong.capability.jobs;

import org.springframework.stereotype.Component;

/** Work that keeps a processor busy, as far as the machine knows. */
@Component
class TestHeavyWork implements JobWork {

    volatile TestWork.Script script = run -> {};

    @Override
    public String kind() {
        return "test.heavy";
    }

    @Override
    public boolean heavy() {
        return true;
    }

    @Override
    public void run(JobRun run) throws Exception {
        script.run(run);
    }
}
