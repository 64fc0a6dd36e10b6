/* Reads a file with Gephi's own importer, as its desktop does by default, and prints what came in, a line each; the text
   of a claim in base 64, so that no character of it is lost on the way. */

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.gephi.graph.api.Edge;
import org.gephi.graph.api.GraphController;
import org.gephi.graph.api.GraphModel;
import org.gephi.graph.api.Interval;
import org.gephi.graph.api.Node;
import org.gephi.io.importer.api.Container;
import org.gephi.io.importer.api.ImportController;
import org.gephi.io.importer.api.Issue;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.gephi.project.api.Workspace;
import org.openide.util.Lookup;

public final class GephiReader {
    public static void main(String[] files) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        Workspace workspace = projects.getCurrentWorkspace();
        ImportController importing = Lookup.getDefault().lookup(ImportController.class);
        Container container = importing.importFile(new File(files[0]));
        for (Issue issue : container.getReport().getIssuesList(1000)) {
            System.out.println(String.join("\t", "issue", issue.getLevel().toString(), issue.getMessage()));
        }
        importing.process(container, new DefaultProcessor(), workspace);
        GraphModel model = Lookup.getDefault().lookup(GraphController.class).getGraphModel(workspace);
        for (Node node : model.getDirectedGraph().getNodes().toArray()) {
            System.out.println(String.join("\t", "node", node.getId().toString(), node.getLabel()));
        }
        for (Edge edge : model.getDirectedGraph().getEdges().toArray()) {
            System.out.println(String.join("\t", "edge", edge.getAttribute("claim").toString(), edge.getSource().getId().toString(),
                    edge.getTarget().getId().toString(), coded(edge.getAttribute("what")), spells(edge.getIntervals())));
        }
        System.exit(0); // Gephi leaves threads running.
    }

    private static String coded(Object text) {
        String plain = text == null ? "" : text.toString();
        return Base64.getEncoder().encodeToString(plain.getBytes(StandardCharsets.UTF_8));
    }

    /** First and last moment of each spell, in milliseconds since 1970. */
    private static String spells(Interval[] found) {
        StringBuilder all = new StringBuilder();
        for (Interval spell : found) {
            all.append(all.length() == 0 ? "" : " ").append(spell.getLow()).append(" ").append(spell.getHigh());
        }
        return all.toString();
    }
}
