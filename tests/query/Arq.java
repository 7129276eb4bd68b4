import java.io.OutputStream;
import java.nio.file.*;
import org.apache.jena.query.*;
import org.apache.jena.riot.*;
import org.apache.jena.rdf.model.Model;

/** Runs each query of a folder over a dataset in one process: {@code java -cp … Arq.java data.nq folder} writes x.json or x.nt beside x.rq. */
class Arq {
    public static void main(String[] arguments) throws Exception {
        Dataset data = RDFDataMgr.loadDataset(arguments[0]);
        try (DirectoryStream<Path> queries = Files.newDirectoryStream(Path.of(arguments[1]), "*.rq")) {
            for (Path file : queries) {
                String stem = file.toString().replaceAll("rq$", "");
                try (QueryExecution execution = QueryExecutionFactory.create(Files.readString(file), data)) {
                    if (execution.getQuery().isSelectType()) {
                        try (OutputStream out = Files.newOutputStream(Path.of(stem + "json"))) {
                            ResultSetFormatter.outputAsJSON(out, execution.execSelect());
                        }
                    } else {
                        try (OutputStream out = Files.newOutputStream(Path.of(stem + "nt"))) {
                            RDFDataMgr.write(out, execution.execConstruct(), Lang.NTRIPLES);
                        }
                    }
                }
            }
        }
    }
}
