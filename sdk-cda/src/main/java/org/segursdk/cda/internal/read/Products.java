package org.segursdk.cda.internal.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.segursdk.cda.internal.tree.Node;
import org.segursdk.cda.read.ReadCode;
import org.segursdk.cda.read.ReadProduct;

/** Manufactured products, with the parts the pharmacy extension adds. Source: cda §6.5, §10.3. */
public final class Products {
    private final Datatypes types;

    public Products(Datatypes types) {
        this.types = types;
    }

    /** The product of a {@code manufacturedProduct}. */
    public ReadProduct product(Node manufactured) {
        Node found = manufactured.child("manufacturedMaterial");
        Node material = found == null ? manufactured.child("manufacturedLabeledDrug") : found;
        Node maker = manufactured.child("manufacturerOrganization");
        if (material == null) {
            material = manufactured;
        }
        List<ReadProduct.Packaging> packagings = new ArrayList<>();
        List<ReadCode> classes = new ArrayList<>();
        List<ReadProduct.Ingredient> ingredients = new ArrayList<>();
        for (Node part : material) {
            switch (part.name()) {
                case "asContent" -> packagings.add(packaging(any(part, "containerPackagedMedicine")));
                case "asSpecializedKind" -> addCode(any(part, "generalizedMedicineClass"), classes);
                case "ingredient" -> ingredients.add(ingredient(part));
                default -> {
                    // read below by name
                }
            }
        }
        Node form = any(material, "formCode");
        Node expiration = any(material, "expirationTime");
        return new ReadProduct(
                types.code(material, "code"),
                Datatypes.text(any(material, "name")),
                form == null ? Optional.empty() : Optional.of(types.code(form)),
                Datatypes.text(any(material, "lotNumberText")),
                expiration == null ? Optional.empty() : Optional.of(Datatypes.time(expiration)),
                packagings,
                classes,
                ingredients,
                maker == null ? Optional.empty() : Optional.of(new Actors(types).organization(maker)));
    }

    private ReadProduct.Packaging packaging(@Nullable Node pack) {
        Node code = pack == null ? null : any(pack, "code");
        Node form = pack == null ? null : any(pack, "formCode");
        return new ReadProduct.Packaging(
                Optional.ofNullable(code).map(types::code),
                Datatypes.text(pack == null ? null : any(pack, "name")),
                Optional.ofNullable(form).map(types::code));
    }

    private ReadProduct.Ingredient ingredient(Node part) {
        Node inner = any(part, "ingredient");
        Node code = inner == null ? null : any(inner, "code");
        Node quantity = any(part, "quantity");
        Node numerator = quantity == null ? null : any(quantity, "numerator");
        Node denominator = quantity == null ? null : any(quantity, "denominator");
        return new ReadProduct.Ingredient(
                code == null ? Optional.empty() : Optional.of(types.code(code)),
                Datatypes.text(inner == null ? null : any(inner, "name")),
                Optional.ofNullable(numerator).map(Datatypes::quantity),
                Optional.ofNullable(denominator).map(Datatypes::quantity));
    }

    private void addCode(@Nullable Node holder, List<ReadCode> codes) {
        Node code = holder == null ? null : any(holder, "code");
        if (code != null) {
            codes.add(types.code(code));
        }
    }

    /** The child of that name in any namespace: editions differ. */
    private static @Nullable Node any(Node parent, String name) {
        for (Node child : parent) {
            if (child.name().equals(name)) {
                return child;
            }
        }
        return null;
    }
}
