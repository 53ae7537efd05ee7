package vn.lienthong.steering.planreader;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import vn.lienthong.capability.pilots.Catalogue;
import vn.lienthong.capability.reading.SourceText;
import vn.lienthong.steering.planreader.PlanReading.Document;
import vn.lienthong.steering.planreader.PlanReading.Item;

/** Reads a plan. It never fails on content: what is not understood is left out or marked as doubtful. */
public final class PlanReader {

    /** Many times what any plan holds; a document with more is no plan, and reading it stays bounded. */
    private static final int MOST_ITEMS = 1_000;

    private final CatalogueMatcher catalogue;

    /** @param catalogue the models that the plan's items are matched with */
    public PlanReader(Catalogue catalogue) {
        this.catalogue = new CatalogueMatcher(catalogue);
    }

    /** The lines of the source with the plan's own way of laying out and labelling turned into the usual one. */
    static List<CleanLine> lines(SourceText source) {
        List<CleanLine> lines = PastedTables.rejoin(Cards.unfold(RunningTitles.drop(Cleaner.clean(source))));
        return OwnOpeners.translate(OwnLabels.translate(lines));
    }

    /** The plan that stands in the text; without items if there is none. */
    public PlanReading read(SourceText source) {
        List<CleanLine> lines = lines(source);
        List<Block> blocks = InlineLists.divide(Paragraphs.of(lines), catalogue);
        Outline.Result outline = Outline.of(blocks);
        Recurrence.regularise(outline.root());
        Document document = HeadReader.read(blocks, outline.tail());
        LocalDate year = HeadReader.yearOf(document, blocks);
        var deadlines = new Deadlines(year, HeadReader.startOf(document, blocks));
        TitleParagraphs.gather(outline.root(), catalogue, deadlines);
        List<Draft> rows = TableItems.read(outline.root(), deadlines, catalogue);
        List<ItemFinder.Found> found = LikelyItems.choose(
                outline.root(),
                ItemFinder.find(outline.root(), deadlines, !rows.isEmpty()),
                rows,
                catalogue,
                deadlines);
        var counts = new HeadingCounts(found);
        List<Draft> texts = found.stream()
                .limit(MOST_ITEMS)
                .map(item -> ItemBody.read(item, deadlines, counts))
                .toList();
        List<Draft> drafts = Mentions.add(
                Merging.merge(texts, rows.subList(0, Math.min(rows.size(), MOST_ITEMS)), catalogue),
                outline.root(),
                deadlines);
        drafts.forEach(draft -> draft.takeDeadlineOf(drafts, deadlines));
        var look = new SecondLook(lines);
        var dueDates = new DueDates(deadlines, document.date().value(), look, drafts);
        var finisher = new Finisher(catalogue, dueDates, look, drafts);
        var items = new ArrayList<Item>();
        drafts.stream()
                .filter(draft -> !draft.title.isBlank())
                .sorted(Comparator.comparingInt(draft -> draft.lineFrom))
                .map(finisher::finish)
                .forEach(items::add);
        DutyReader.Result duties = DutyReader.read(outline.root(), found, year);
        return new PlanReading(document, List.copyOf(items), duties.reporting(), duties.duties(), duties.remarks());
    }
}
