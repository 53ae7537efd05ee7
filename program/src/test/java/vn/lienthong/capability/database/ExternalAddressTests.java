package vn.lienthong.capability.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalAddressTests {

    @Test
    void theCommonSpellingIsReadWithItsAccount() {
        ExternalAddress address =
                ExternalAddress.of("postgresql://an:p%40ss@db.xa:5433/lt?sslmode=require", null, null);
        assertThat(address.jdbcUrl()).isEqualTo("jdbc:postgresql://db.xa:5433/lt?sslmode=require");
        assertThat(address.user()).isEqualTo("an");
        assertThat(address.password()).isEqualTo("p@ss");
    }

    @Test
    void whatIsSetApartWinsOverTheAddress() {
        ExternalAddress address = ExternalAddress.of("postgres://an:old@db/lt", "bình", "new");
        assertThat(address.user()).isEqualTo("bình");
        assertThat(address.password()).isEqualTo("new");
    }

    @Test
    void thePasswordIsNeverShown() {
        assertThat(ExternalAddress.of("jdbc:postgresql://db/lt?user=an&password=secret", null, null)
                        .toString())
                .doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"mysql://db/lt", "postgresql:///lt", "postgresql://an:p w@db/lt", "db.xa:5432"})
    void anythingElseIsRefusedWithoutRepeatingIt(String url) {
        assertThatThrownBy(() -> ExternalAddress.of(url, null, null))
                .isInstanceOf(DatabaseTrouble.class)
                .hasMessageNotContaining(url)
                .hasNoCause();
    }
}
