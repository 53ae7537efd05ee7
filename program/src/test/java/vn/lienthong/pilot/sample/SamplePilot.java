package vn.lienthong.pilot.sample;

import java.util.Set;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.pilots.Pilot;

@Component
class SamplePilot implements Pilot {

    @Override
    public Set<String> models() {
        return Set.of("qr-posters");
    }

    @Override
    public String key() {
        return "sample";
    }

    @Override
    public String path() {
        return "/ma-qr-thu";
    }
}
