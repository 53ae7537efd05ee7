package vn.lienthong.capability.jobs;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** Work whose course a test decides: the argument names the script. */
@Component
class TestWork implements JobWork {

    interface Script {
        void run(JobRun run) throws Exception;
    }

    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    final List<String> undone = new CopyOnWriteArrayList<>();

    void script(String argument, Script script) {
        scripts.put(argument, script);
    }

    @Override
    public String kind() {
        return "test.work";
    }

    @Override
    public void run(JobRun run) throws Exception {
        Script script = scripts.get(run.argument());
        if (script == null) {
            throw new IllegalStateException("no script " + run.argument());
        }
        script.run(run);
    }

    @Override
    public void undo(JobRun run) {
        undone.add(run.argument());
    }

    @Override
    public Retry retry() {
        return new Retry(2, Duration.ZERO);
    }
}
