using Pandacea.Verdict.Journal;

namespace Pandacea.Verdict.Judging;

/// <summary>Holds what was acknowledged as stored against what the node has pinned, content by content.</summary>
/// <remarks>Content is known by its bytes: several operations may have stored the same, and it is one to the node.</remarks>
internal sealed class ContentAudit(IReadOnlyCollection<Operation> operations, IReadOnlyCollection<ContentFound> found)
{
    private readonly List<OperationTrouble> _troubles = [];
    private readonly ILookup<string, ContentFound> _byCid = found.ToLookup(content => content.Cid, StringComparer.Ordinal);
    private readonly ILookup<string, ContentFound> _byBytes = found.Where(content => content.Terms is not null).ToLookup(content => content.Terms!.Sha256, StringComparer.OrdinalIgnoreCase);

    /// <summary>Uploads that were acknowledged.</summary>
    public int Acknowledged => Uploads.Count(operation => operation.Ok);

    private IEnumerable<Operation> Uploads => operations.Where(operation => operation.Invoked is { Name: OperationNames.ContentUpload, Content: not null });

    public List<OperationTrouble> Run()
    {
        foreach (var same in Uploads.GroupBy(operation => operation.Invoked.Content!.Sha256, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var operation in same.OrderBy(operation => operation.Invoked.Op))
            {
                Upload(operation, same.Any(other => other.Ok));
            }
        }

        foreach (var operation in operations.Where(operation => operation.Invoked.Name == OperationNames.ContentDownload && OperationErrors.SaysAltered(operation.Ended)))
        {
            Add(TroubleKinds.Altered, operation, $"a download gave other bytes than were stored: {operation.Ended!.Error}");
        }

        AddLostBefore();
        AddUnasked();
        return _troubles;
    }

    private void Upload(Operation operation, bool acknowledged)
    {
        var asked = operation.Invoked.Content!;
        if (operation.Ok)
        {
            Acknowledge(operation, asked);
        }
        else if (!acknowledged && _byBytes[asked.Sha256].FirstOrDefault(content => !content.Earlier) is { } pinned)
        {
            Add(TroubleKinds.Unasked, operation, $"never acknowledged, yet {pinned.Cid} is pinned for ever");
        }
        else if (operation.Unknown)
        {
            Add(TroubleKinds.Unknown, operation, acknowledged ? "the same content was acknowledged to another" : "is not pinned");
        }
    }

    private void Acknowledge(Operation operation, ContentTerms asked)
    {
        var cid = operation.Ended!.Cid ?? string.Empty;
        if (_byCid[cid].FirstOrDefault() is not { } content)
        {
            Add(TroubleKinds.Lost, operation, $"acknowledged as {cid}, not pinned on the node");
        }
        else if (content.Terms is not { } terms)
        {
            Add(TroubleKinds.Lost, operation, $"acknowledged as {cid}, which the node cannot read: {content.Error}");
        }
        else if (terms != asked)
        {
            Add(TroubleKinds.Altered, operation, $"{cid} holds {terms.Bytes} bytes with SHA-256 {terms.Sha256}, asked {asked.Bytes} with {asked.Sha256}");
        }
    }

    /// <summary>Whoever stored it was told so before the run began.</summary>
    private void AddLostBefore() =>
        _troubles.AddRange(found.Where(content => content is { Earlier: true, Error: not null }).Select(content =>
            new OperationTrouble(TroubleKinds.Lost, null, $"{content.Cid} was pinned before the run: {content.Error}", [$"pinned before: {content.Cid}"])));

    private void AddUnasked()
    {
        var asked = operations.Select(operation => operation.Invoked.Content?.Sha256).ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var content in found.Where(content => !content.Earlier && (content.Terms is null ? !Uploads.Any(operation => operation.Ended?.Cid == content.Cid) : !asked.Contains(content.Terms.Sha256))))
        {
            _troubles.Add(new(TroubleKinds.Unasked, null, $"{content.Cid} is pinned, which no operation asked for", [$"pinned: {content.Cid}, {content.Terms?.Bytes.ToString() ?? "unreadable"} bytes"]));
        }
    }

    private void Add(string kind, Operation operation, string what) => _troubles.Add(new(kind, operation.Invoked.Op, what, OperationHistory.Of(operation)));
}
