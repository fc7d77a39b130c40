package org.segursdk.insi.identity;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Draws the table of transitions as SVG: statuses as boxes, changes of status as numbered arrows, a legend below. */
final class LifeCycleDiagram {
    private static final int WIDTH = 1080;
    private static final int LEGEND_TOP = 560;
    private static final int LINE = 24;
    private static final Map<IdentityStatus, int[]> CENTRES = Map.of(
            IdentityStatus.PROVISIONAL, new int[] {150, 270},
            IdentityStatus.RETRIEVED, new int[] {540, 80},
            IdentityStatus.VALIDATED, new int[] {540, 460},
            IdentityStatus.QUALIFIED, new int[] {930, 270});
    private static final Map<IdentityStatus, String> NAMES = Map.of(
            IdentityStatus.PROVISIONAL, "Provisoire",
            IdentityStatus.RETRIEVED, "Récupérée",
            IdentityStatus.VALIDATED, "Validée",
            IdentityStatus.QUALIFIED, "Qualifiée");

    private LifeCycleDiagram() {}

    private record Arrow(IdentityStatus from, IdentityStatus to) {}

    static String svg() {
        List<TransitionKind> moving = new ArrayList<>();
        Map<Arrow, List<Integer>> arrows = new LinkedHashMap<>();
        for (TransitionKind kind : TransitionKind.values()) {
            boolean moves = false;
            for (IdentityStatus from : IdentityStatus.values()) {
                Optional<IdentityStatus> to = kind.target(from).filter(target -> target != from);
                if (to.isPresent()) {
                    moves = true;
                    arrows.computeIfAbsent(new Arrow(from, to.get()), arrow -> new ArrayList<>())
                            .add(moving.size() + 1);
                }
            }
            if (moves) {
                moving.add(kind);
            }
        }
        StringBuilder svg = new StringBuilder();
        head(svg, LEGEND_TOP + LINE * (moving.size() + 2));
        arrows.forEach((arrow, numbers) -> arrow(svg, arrow, numbers));
        CENTRES.keySet().stream().sorted().forEach(status -> box(svg, status));
        legend(svg, moving);
        return svg.append("</svg>\n").toString();
    }

    private static void head(StringBuilder svg, int height) {
        svg.append(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" role="img">
                <title>Statuts d'une identité et passages de l'un à l'autre</title>
                <defs><marker id="head" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="9" markerHeight="9" orient="auto">\
                <path d="M0 0 L10 5 L0 10 z" fill="#445"/></marker></defs>
                <rect width="100%%" height="100%%" fill="#fff"/>
                """, WIDTH, height));
    }

    private static void box(StringBuilder svg, IdentityStatus status) {
        int[] centre = CENTRES.get(status);
        boolean sent = status == IdentityStatus.QUALIFIED;
        svg.append(String.format(
                Locale.ROOT,
                """
                <rect x="%d" y="%d" width="200" height="70" rx="8" fill="%s" stroke="#223" stroke-width="%d"/>
                <text x="%d" y="%d" text-anchor="middle" font-size="19" font-weight="bold">%s</text>
                <text x="%d" y="%d" text-anchor="middle" font-size="14" fill="#334">%s · %s</text>
                """,
                centre[0] - 100,
                centre[1] - 35,
                sent ? "#dff3e3" : "#eef1f6",
                sent ? 3 : 1,
                centre[0],
                centre[1] - 4,
                NAMES.get(status),
                centre[0],
                centre[1] + 20,
                status.code(),
                ins(status)));
    }

    private static String ins(IdentityStatus status) {
        if (!status.hasIns()) {
            return "sans INS";
        }
        return status == IdentityStatus.QUALIFIED ? "INS transmise" : "INS gardée";
    }

    /** A curve that leaves the straight line to its left, so that both ways show. */
    private static void arrow(StringBuilder svg, Arrow arrow, List<Integer> numbers) {
        int[] from = CENTRES.get(arrow.from());
        int[] to = CENTRES.get(arrow.to());
        double dx = to[0] - from[0];
        double dy = to[1] - from[1];
        double length = Math.hypot(dx, dy);
        double bend = 38;
        double nx = dy / length * bend;
        double ny = -dx / length * bend;
        double[] start = edge(from, dx + nx * 4, dy + ny * 4);
        double[] end = edge(to, -dx + nx * 4, -dy + ny * 4);
        double mx = (start[0] + end[0]) / 2 + nx;
        double my = (start[1] + end[1]) / 2 + ny;
        String label = numbers.stream().map(String::valueOf).collect(Collectors.joining(" "));
        svg.append(String.format(
                Locale.ROOT,
                "<path d=\"M%.0f %.0f Q%.0f %.0f %.0f %.0f\" fill=\"none\" stroke=\"#445\" stroke-width=\"1.5\""
                        + " marker-end=\"url(#head)\"/>\n",
                start[0],
                start[1],
                mx,
                my,
                end[0],
                end[1]));
        double lx = (start[0] + 2 * mx + end[0]) / 4 + nx * 0.2;
        double ly = (start[1] + 2 * my + end[1]) / 4 + ny * 0.2;
        double half = label.length() * 4.2 + 6;
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%.0f\" y=\"%.0f\" width=\"%.0f\" height=\"20\" rx=\"4\" fill=\"#fff\" stroke=\"#aab\"/>"
                        + "<text x=\"%.0f\" y=\"%.0f\" text-anchor=\"middle\" font-size=\"13\">%s</text>\n",
                lx - half,
                ly - 11,
                half * 2,
                lx,
                ly + 4,
                label));
    }

    /** Where a ray from the middle of a box leaves it. */
    private static double[] edge(int[] centre, double dx, double dy) {
        double scale = Math.min(dx == 0 ? 9 : 102 / Math.abs(dx), dy == 0 ? 9 : 37 / Math.abs(dy));
        return new double[] {centre[0] + dx * scale, centre[1] + dy * scale};
    }

    private static void legend(StringBuilder svg, List<TransitionKind> moving) {
        for (int i = 0; i < moving.size(); i++) {
            TransitionKind kind = moving.get(i);
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"50\" y=\"%d\" font-size=\"15\"><tspan font-weight=\"bold\">%d</tspan>"
                            + "<tspan x=\"90\">%s%s</tspan></text>\n",
                    LEGEND_TOP + LINE * i,
                    i + 1,
                    kind.label().french().replace("&", "&amp;"),
                    kind.id().isEmpty() ? "" : " (" + kind.id() + ")"));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"50\" y=\"%d\" font-size=\"13\" fill=\"#334\">Les autres événements laissent le statut"
                        + " inchangé. Perdre l'INS efface matricule, OID et historique de l'identité active.</text>\n",
                LEGEND_TOP + LINE * moving.size() + 8));
    }
}
