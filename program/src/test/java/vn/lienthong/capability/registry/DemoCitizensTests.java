package vn.lienthong.capability.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import vn.lienthong.HouseTest;

/** The invented citizens of the demo go into the register, the mother with her children. */
@HouseTest
class DemoCitizensTests {

    @Autowired
    DemoCitizens citizens;

    @Autowired
    TestRegister register;

    @Autowired
    Kin kin;

    @Autowired
    JdbcClient database;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void theMotherOfTheSandboxHasHerChildren() {
        transaction.executeWithoutResult(status -> {
            // Another test may have loaded the whole demo.
            database.sql("delete from registry_person").update();
            citizens.load(register.communes().getFirst().code(), 0);
            assertThat(kin.childrenOf("099190000303", LocalDate.of(2008, 1, 1)))
                    .extracting(Kin.Child::name)
                    .containsExactly("Hà Văn Thử Tám", "Hà Thị Thử Bảy");
            status.setRollbackOnly();
        });
    }
}
