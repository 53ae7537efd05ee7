package vn.lienthong.capability.processing;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import vn.lienthong.capability.privacy.ConsentPurpose;
import vn.lienthong.capability.privacy.HeldData;
import vn.lienthong.capability.registry.OwnData;
import vn.lienthong.capability.ui.Messages;
import vn.lienthong.kernel.TypedDay;

/** What the program does with personal data now, drawn from what its rooms declare: nobody writes it down by hand. */
@Component
class WhatIsDone {

    /** Terms that rooms keep, with the setting that moves them and its usual value; empty where none does. */
    private static final List<String[]> TERMS = List.of(
            new String[] {"register", "", ""},
            new String[] {"diary", "", ""},
            new String[] {"checks", "lienthong.identity-keep-months", "24"},
            new String[] {"national", "lienthong.national-kept-days", "30"},
            new String[] {"pictures", "", ""},
            new String[] {"requests", "", ""},
            new String[] {"mandates", "", ""},
            new String[] {"citizens", "", ""},
            new String[] {"audit", "", ""});

    private final OwnData own;
    private final List<HeldData> held;
    private final List<ConsentPurpose> consents;
    private final ProcessorStore processors;
    private final Environment environment;
    private final Messages messages;

    WhatIsDone(
            OwnData own,
            ObjectProvider<HeldData> held,
            ObjectProvider<ConsentPurpose> consents,
            ProcessorStore processors,
            Environment environment,
            Messages messages) {
        this.own = own;
        this.held = held.orderedStream().toList();
        this.consents = consents.orderedStream().toList();
        this.processors = processors;
        this.environment = environment;
        this.messages = messages;
    }

    /** A kind of data that is held. */
    record Item(String name, boolean sensitive, String duty) {}

    /** How long something is kept. */
    record Term(String what, String howLong) {}

    /** All of it, in words of a language. */
    record Done(
            List<OwnData.Declared> purposes,
            List<Item> items,
            List<String> consents,
            List<Processor> processors,
            List<Term> terms) {

        /** Kinds of data that the law calls sensitive. */
        long sensitive() {
            return items.stream().filter(Item::sensitive).count();
        }

        /** Whether somebody has data abroad, which needs an assessment of its own. */
        boolean abroad() {
            return processors.stream().anyMatch(one -> one.place() == Processor.Place.ABROAD);
        }
    }

    Done now(UUID agency, LocalDate today, Locale locale) {
        return new Done(
                own.declared(locale),
                held.stream()
                        .flatMap(room -> room.items().stream())
                        .map(item -> new Item(
                                messages.text(locale, item.key()),
                                item.sensitive(),
                                item.erasable() ? "" : messages.text(locale, item.dutyKey())))
                        .toList(),
                consents.stream()
                        .map(consent -> messages.text(locale, consent.key()))
                        .toList(),
                processors
                        .list(
                                new ProcessorStore.Wanted(List.of(agency), null, "runs", "", today),
                                "",
                                false,
                                0,
                                1000)
                        .stream()
                        .toList(),
                TERMS.stream()
                        .map(term -> new Term(
                                messages.text(locale, "processing.term." + term[0]),
                                messages.text(
                                        locale,
                                        "processing.term." + term[0] + ".long",
                                        term[1].isEmpty() ? "" : environment.getProperty(term[1], term[2]))))
                        .toList());
    }

    /** A line for each thing that an assessment rests on: two of them are compared line by line. */
    List<String> lines(Done done, Locale locale) {
        List<String> lines = new ArrayList<>();
        done.purposes()
                .forEach(one -> lines.add(messages.text(
                        locale, "processing.line.purpose", one.words(), one.basis(), String.join(", ", one.fields()))));
        done.items()
                .forEach(one -> lines.add(messages.text(
                        locale,
                        "processing.line.item",
                        one.name(),
                        one.duty().isEmpty() ? messages.text(locale, "processing.erasable") : one.duty())));
        done.consents().forEach(one -> lines.add(messages.text(locale, "processing.line.consent", one)));
        done.processors()
                .forEach(one -> lines.add(messages.text(
                        locale,
                        "processing.line.processor",
                        one.name(),
                        messages.text(locale, one.role().key()),
                        one.service(),
                        one.data(),
                        messages.text(locale, one.place().key()),
                        TypedDay.show(one.from()))));
        done.terms().forEach(one -> lines.add(messages.text(locale, "processing.line.term", one.what(), one.howLong())));
        return lines.stream().map(line -> line.replace('\n', ' ')).sorted().toList();
    }
}
