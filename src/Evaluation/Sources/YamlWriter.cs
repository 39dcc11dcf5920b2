using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Anlan.Evaluation.Sources;

/// <summary>Writes a tree as YAML that <see cref="YamlText"/> reads back alike; comments and the form of the original are gone.</summary>
internal static class YamlWriter
{
    public static string Write(YamlMap root)
    {
        var text = new StringWriter { NewLine = "\n" };
        var emitter = new Emitter(text, new EmitterSettings(bestIndent: 2, bestWidth: int.MaxValue, isCanonical: false, maxSimpleKeyLength: 1024));
        emitter.Emit(new StreamStart());
        emitter.Emit(new DocumentStart());
        Write(emitter, root);
        emitter.Emit(new DocumentEnd(isImplicit: true));
        emitter.Emit(new StreamEnd());
        return text.ToString();
    }

    private static void Write(Emitter emitter, YamlNode node)
    {
        switch (node)
        {
            case YamlMap map:
                emitter.Emit(new MappingStart(AnchorName.Empty, TagName.Empty, isImplicit: true, MappingStyle.Block));
                foreach (var (key, (_, value)) in map.Entries)
                {
                    Scalar(key, ScalarStyle.Any);
                    Write(emitter, value);
                }
                emitter.Emit(new MappingEnd());
                break;
            case YamlList list:
                emitter.Emit(new SequenceStart(AnchorName.Empty, TagName.Empty, isImplicit: true, SequenceStyle.Block));
                foreach (var item in list.Items)
                    Write(emitter, item);
                emitter.Emit(new SequenceEnd());
                break;
            case YamlScalar { IsNull: true }:
                Scalar("null", ScalarStyle.Plain);
                break;
            case YamlScalar scalar:
                Scalar(scalar.Text, ScalarStyle.DoubleQuoted);
                break;
        }

        void Scalar(string value, ScalarStyle style) =>
            emitter.Emit(new Scalar(AnchorName.Empty, TagName.Empty, value, style, isPlainImplicit: true, isQuotedImplicit: true));
    }
}
