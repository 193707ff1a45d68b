using Pandacea.Faults.Proxy;

namespace Pandacea.Faults.Http;

/// <summary>Both directions of a connection, seen as HTTP.</summary>
internal sealed class HttpTraffic(Action<RequestHead> seen)
{
    private readonly RequestTap _requests = new(seen);
    private readonly AnswerTap _answers = new();

    public IByteTap Requests => _requests;

    public IByteTap Answers => _answers;

    /// <summary>Whether every request was answered and no other has begun.</summary>
    public bool IsIdle => _requests.IsBetweenMessages && _answers.CompleteCount == _requests.CompleteCount;
}
