package org.segursdk.conformance.evidence;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.segursdk.core.error.InvalidInputException;

/**
 * The folder {@code segur-evidence} of a vendor's repository: files supplied, and {@code evidence.json} which says what they are for
 * and what reviewers said. Not made for two writers at once.
 */
public final class EvidenceFolder {
    private static final String INDEX = "evidence.json";
    private static final String FILES = "files";
    private static final long LARGEST_INDEX = 8L * 1024 * 1024;
    private static final Pattern LINK = Pattern.compile("https://[^\\s\"<>]{1,400}");

    private final Path folder;

    public EvidenceFolder(Path folder) {
        this.folder = folder;
    }

    /**
     * What was supplied and said so far; files are measured again, and one that changed since has lost its review.
     *
     * @throws InvalidInputException when the index is damaged
     */
    public List<SuppliedEvidence> read() throws IOException {
        Path index = folder.resolve(INDEX);
        if (Files.notExists(index)) {
            return List.of();
        }
        if (Files.size(index) > LARGEST_INDEX) {
            throw damaged();
        }
        List<SuppliedEvidence> all = new ArrayList<>();
        try {
            JsonNode root = JsonMapper.builder().build().readTree(Files.readAllBytes(index));
            for (JsonNode each : root.path("evidence")) {
                all.add(now(evidence(each)));
            }
        } catch (JsonProcessingException | DateTimeException e) {
            throw damaged();
        }
        return List.copyOf(all);
    }

    /** Where a supplied file lies; nothing for a link or a review alone. */
    public Optional<Path> file(SuppliedEvidence evidence) {
        if (evidence.sha256().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(folder.resolve(FILES).resolve(stored(evidence)));
    }

    private static String stored(SuppliedEvidence evidence) {
        return evidence.requirement() + "-" + evidence.sha256().substring(0, 12) + "-" + evidence.name();
    }

    private SuppliedEvidence now(SuppliedEvidence said) throws IOException {
        Optional<Path> file = file(said);
        if (file.isEmpty()
                || Files.isRegularFile(file.get()) && Digests.sha256(file.get()).equals(said.sha256())) {
            return said;
        }
        return new SuppliedEvidence(
                said.requirement(), said.proof(), said.name(), said.sha256(), said.size(), Optional.empty());
    }

    /**
     * Copies a file into the folder.
     *
     * @param proof number of the official proof
     */
    public SuppliedEvidence add(String requirement, Optional<String> proof, Path file) throws IOException {
        Path own = file.getFileName();
        String name = own == null ? "file" : own.toString().replaceAll("[^A-Za-z0-9._-]", "_");
        SuppliedEvidence added = new SuppliedEvidence(
                requirement, proof, name, Digests.sha256(file), Files.size(file), Optional.empty());
        Path target = folder.resolve(FILES).resolve(stored(added));
        Files.createDirectories(folder.resolve(FILES));
        Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
        put(added);
        return added;
    }

    /** Notes a link, such as the permanent one of a validation. */
    public SuppliedEvidence link(String requirement, Optional<String> proof, String link) throws IOException {
        if (!LINK.matcher(link).matches()) {
            throw InvalidInputException.of(
                    INDEX, "link", "EVIDENCE-LINK", "une adresse https est attendue", "an https address is expected");
        }
        SuppliedEvidence added = new SuppliedEvidence(requirement, proof, link, "", 0, Optional.empty());
        put(added);
        return added;
    }

    /** Notes what a reviewer said of everything supplied for a requirement, or of a demonstration without a file. */
    public List<SuppliedEvidence> review(String requirement, Review review) throws IOException {
        List<SuppliedEvidence> all = new ArrayList<>(read());
        List<SuppliedEvidence> said = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            SuppliedEvidence each = all.get(i);
            if (each.requirement().equals(requirement)) {
                all.set(i, with(each, review));
                said.add(all.get(i));
            }
        }
        if (said.isEmpty()) {
            said.add(new SuppliedEvidence(requirement, Optional.empty(), "demonstration", "", 0, Optional.of(review)));
            all.addAll(said);
        }
        write(all);
        return said;
    }

    private static SuppliedEvidence with(SuppliedEvidence each, Review review) {
        return new SuppliedEvidence(
                each.requirement(), each.proof(), each.name(), each.sha256(), each.size(), Optional.of(review));
    }

    private void put(SuppliedEvidence added) throws IOException {
        List<SuppliedEvidence> all = new ArrayList<>(read());
        all.removeIf(each -> each.requirement().equals(added.requirement())
                && each.name().equals(added.name())
                && each.proof().equals(added.proof()));
        all.add(added);
        write(all);
    }

    private void write(List<SuppliedEvidence> all) throws IOException {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode list = root.putArray("evidence");
        for (SuppliedEvidence each : all) {
            ObjectNode node = list.addObject();
            node.put("requirement", each.requirement());
            each.proof().ifPresent(proof -> node.put("proof", proof));
            node.put("name", each.name());
            node.put("sha256", each.sha256());
            node.put("size", each.size());
            each.review().ifPresent(review -> {
                ObjectNode said = node.putObject("review");
                said.put("accepted", review.accepted());
                said.put("by", review.by());
                said.put("note", review.note());
                said.put("date", review.date().toString());
            });
        }
        Files.createDirectories(folder);
        Path next = Files.createTempFile(folder, "evidence", ".tmp");
        Files.writeString(next, root.toPrettyString().replace("\r\n", "\n") + "\n", StandardCharsets.UTF_8);
        try {
            Files.move(
                    next, folder.resolve(INDEX), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(next, folder.resolve(INDEX), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static SuppliedEvidence evidence(JsonNode node) {
        JsonNode said = node.path("review");
        Optional<Review> review = said.isMissingNode()
                ? Optional.empty()
                : Optional.of(new Review(
                        said.path("accepted").asBoolean(),
                        said.path("by").asText(),
                        said.path("note").asText(),
                        LocalDate.parse(said.path("date").asText())));
        String sha256 = node.path("sha256").asText();
        String name = node.path("name").asText();
        boolean link = sha256.isEmpty();
        if (!link && !(sha256.matches("[0-9a-f]{64}") && name.matches("[A-Za-z0-9._-]{1,200}"))) {
            throw damaged();
        }
        return new SuppliedEvidence(
                node.path("requirement").asText(),
                Optional.ofNullable(node.path("proof").textValue()),
                name,
                sha256,
                node.path("size").asLong(),
                review);
    }

    private static InvalidInputException damaged() {
        return InvalidInputException.of(
                INDEX, "", "EVIDENCE-INDEX", "l'index des pièces est abîmé", "the index of evidence is damaged");
    }
}
