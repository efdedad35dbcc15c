/// A body in one or more frames, such as `name =`, `() =>` and `{ … }` around statements, of which
/// as many openings as possible shall stand on the first line.
///
/// Tried in this order, until one layout stays within the columns:
///
///     name = () => {          name = () =>          name =
///         body                    {                     () =>
///     }                               body                  {
///                                 }                             body
///                                                           }
struct Hanging {
  struct Frame {
    var opening: Document
    var closing: Document = .empty
    /// Whether what is inside stands one step further in when this opening is not on the first
    /// line.
    var isIndenting = true
  }

  /// The outermost first.
  var frames: [Frame] = []
  var body: Document

  /// Puts a text before the outermost opening.
  func after(_ text: Document) -> Hanging {
    var result = self
    if let outermost = frames.first {
      result.frames[0].opening = .sequence([text, outermost.opening])
    } else {
      result.body = .sequence([text, body])
    }
    return result
  }

  /// Puts a frame around all others.
  func inside(_ opening: Document) -> Hanging {
    Hanging(frames: [Frame(opening: opening)] + frames, body: body)
  }

  var document: Document {
    guard !frames.isEmpty else { return body }
    var result = layout(headCount: frames.count)
    for headCount in stride(from: frames.count - 1, to: 0, by: -1) {
      result = .choice(Document.Choice(result, layout(headCount: headCount)))
    }
    return result
  }

  /// The first `headCount` openings on one line, each of the others on a line of its own.
  private func layout(headCount: Int) -> Document {
    let head = frames.prefix(headCount)
    let rest = frames.dropFirst(headCount)
    let isLast = headCount == 1
    // With nothing on the first line there is nothing to hang from: the body has to be flat.
    let hangsFromNothing = !isLast && head.allSatisfy { $0.opening.isEmpty }
    var inner = Document.sequence(
      [.nest(.sequence([body, hangsFromNothing ? .flatOnly : .empty]))] + rest.map(\.closing))
    for frame in rest.reversed() {
      inner = .sequence([frame.opening, inner])
      inner = .group(frame.isIndenting ? .nest(inner) : inner)
    }
    return .sequence([
      .group(.sequence(head.map(\.opening) + [isLast ? .empty : .flatOnly])),
      .group(.sequence([inner] + head.map(\.closing))),
    ])
  }
}
