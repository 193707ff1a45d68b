using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Pandacea.Drills.Definition.Yaml;

/// <summary>Builds a tree of nodes with places from YAML text.</summary>
/// <remarks>Anchors, aliases, tags and further documents are refused: a drill needs none of them, and aliases can be nested into a bomb.</remarks>
internal sealed class YamlTreeReader
{
    private const int MaxDepth = 32;
    private const int MaxNodes = 5_000;
    private readonly Scanner _scanner;
    private readonly Parser _parser;
    private readonly List<DrillProblem> _problems;
    private int _nodes;

    private YamlTreeReader(string text, List<DrillProblem> problems)
    {
        _scanner = new Scanner(new StringReader(text));
        _parser = new Parser(_scanner);
        _problems = problems;
    }

    /// <summary>The root, or null where <paramref name="problems"/> says why there is none.</summary>
    public static Node? Read(string text, List<DrillProblem> problems)
    {
        var reader = new YamlTreeReader(text, problems);
        try
        {
            return reader.ReadDocument();
        }
        catch (LimitException exception)
        {
            reader.Report(exception.Place, "", $"this is not a drill: {exception.Message}.");
            return null;
        }
        catch (YamlException exception)
        {
            problems.Add(YamlSyntax.Explain(exception.Start, exception.Message, text));
            return null;
        }
        catch (InvalidOperationException)
        {
            // The scanner itself breaks on some malformed text, such as a flow list that is never closed.
            problems.Add(YamlSyntax.Explain(reader._scanner.CurrentPosition, "a bracket or quote before here is not closed", text));
            return null;
        }
    }

    private Node? ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.Accept<StreamEnd>(out _))
        {
            _problems.Add(new DrillProblem(new Place(1, 1), "", "the file holds no drill. Begin with 'name:'."));
            return null;
        }

        _parser.Consume<DocumentStart>();
        var root = ReadNode("", 0);
        _parser.Consume<DocumentEnd>();
        if (_parser.Accept<DocumentStart>(out var second))
        {
            Report(PlaceOf(second), "", "a second document begins here; a file holds one drill.");
        }

        return root;
    }

    private Node ReadNode(string path, int depth)
    {
        if (depth > MaxDepth)
        {
            throw new LimitException(_parser.Current!, $"nested more than {MaxDepth} deep");
        }

        if (++_nodes > MaxNodes)
        {
            throw new LimitException(_parser.Current!, $"more than {MaxNodes} values; a drill is a page of text");
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            Report(PlaceOf(alias), path, $"'*{alias.Value}' is a YAML alias; drills do not use them. Write the value out.");
            return new TextNode(PlaceOf(alias), path, "", Quoted: false);
        }

        RefuseAnchorAndTag(path);
        if (_parser.TryConsume<Scalar>(out var scalar))
        {
            return new TextNode(PlaceOf(scalar), path, scalar.Value, scalar.Style != ScalarStyle.Plain);
        }

        return _parser.TryConsume<SequenceStart>(out var list)
            ? ReadList(PlaceOf(list), path, depth)
            : ReadMap(PlaceOf(_parser.Consume<MappingStart>()), path, depth);
    }

    private ListNode ReadList(Place place, string path, int depth)
    {
        var items = new List<Node>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(ReadNode($"{path}[{items.Count}]", depth + 1));
        }

        return new ListNode(place, path, items);
    }

    private MapNode ReadMap(Place place, string path, int depth)
    {
        var entries = new List<MapEntry>();
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var keyNode = ReadNode(path, depth + 1);
            var key = (keyNode as TextNode)?.Text ?? "";
            var inner = path.Length == 0 ? key : $"{path}.{key}";
            var value = ReadNode(inner, depth + 1);
            if (keyNode is not TextNode)
            {
                Report(keyNode.Place, path, $"a key must be a word, not {keyNode.Kind}.");
            }
            else if (!seen.TryAdd(key, keyNode.Place))
            {
                Report(keyNode.Place, inner, $"the key '{key}' is already there at {seen[key]}. Remove one of the two.");
            }
            else
            {
                entries.Add(new MapEntry(key, keyNode.Place, value));
            }
        }

        return new MapNode(place, path, entries);
    }

    private void RefuseAnchorAndTag(string path)
    {
        if (_parser.Current is not NodeEvent node)
        {
            return;
        }

        if (!node.Anchor.IsEmpty)
        {
            Report(PlaceOf(node), path, $"'&{node.Anchor}' is a YAML anchor; drills do not use them.");
        }

        if (!node.Tag.IsEmpty && !node.Tag.IsNonSpecific)
        {
            Report(PlaceOf(node), path, $"'{node.Tag}' is a YAML tag; drills do not use them.");
        }
    }

    private void Report(Place place, string path, string message) => _problems.Add(new DrillProblem(place, path, message));

    private static Place PlaceOf(ParsingEvent read) => new((int)read.Start.Line, (int)read.Start.Column);

    private sealed class LimitException(ParsingEvent at, string message) : Exception(message)
    {
        public Place Place { get; } = PlaceOf(at);
    }
}
