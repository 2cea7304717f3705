package io.github.keycloakkiosk.it.browser;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * What a person sees, as a moving picture: a GIF, which READMEs show everywhere. As with a {@link Photograph}, {@code -Dpictures}
 * puts it into docs/images.
 */
final class Film {

    private static final String METADATA = "javax_imageio_gif_image_1.0";

    /** @param hundredths of a second for which it is seen */
    private record Frame(byte[] png, int hundredths) {}

    private final Page page;
    private final List<Frame> frames = new ArrayList<>();

    Film(Page page) {
        this.page = page;
    }

    /** The page as it is now; one that looks as before is seen for longer. */
    Film shoot(int hundredths) {
        byte[] png = page.screenshot();
        int last = frames.size() - 1;
        if (last >= 0 && Arrays.equals(png, frames.get(last).png())) {
            frames.set(last, new Frame(png, frames.get(last).hundredths() + hundredths));
        } else {
            frames.add(new Frame(png, hundredths));
        }
        return this;
    }

    /** How many pictures differ from that before. */
    int length() {
        return frames.size();
    }

    void develop(String name) {
        Path film = Path.of(System.getProperty("screenshots"), name + ".gif");
        try (OutputStream bytes = Files.newOutputStream(film);
                ImageOutputStream file = ImageIO.createImageOutputStream(bytes)) {
            ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
            writer.setOutput(file);
            writer.prepareWriteSequence(null);
            for (Frame frame : frames) {
                BufferedImage picture = ImageIO.read(new ByteArrayInputStream(frame.png()));
                writer.writeToSequence(
                        new IIOImage(picture, null, metadata(writer, picture, frame.hundredths())), null);
            }
            writer.endWriteSequence();
            writer.dispose();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Photograph.inDocs(film, Path.of("docs/images", name + ".gif"));
    }

    /** How long a picture is seen; and that the film begins anew when it is over. */
    private static IIOMetadata metadata(ImageWriter writer, BufferedImage picture, int hundredths) throws IOException {
        IIOMetadata metadata =
                writer.getDefaultImageMetadata(ImageTypeSpecifier.createFromRenderedImage(picture), null);
        IIOMetadataNode root = new IIOMetadataNode(METADATA);
        IIOMetadataNode control = new IIOMetadataNode("GraphicControlExtension");
        control.setAttribute("disposalMethod", "none");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", Integer.toString(hundredths));
        root.appendChild(control);
        IIOMetadataNode netscape = new IIOMetadataNode("ApplicationExtension");
        netscape.setAttribute("applicationID", "NETSCAPE");
        netscape.setAttribute("authenticationCode", "2.0");
        netscape.setUserObject(new byte[] {1, 0, 0});
        IIOMetadataNode extensions = new IIOMetadataNode("ApplicationExtensions");
        extensions.appendChild(netscape);
        root.appendChild(extensions);
        metadata.mergeTree(METADATA, root);
        return metadata;
    }
}
