// nothing
// at all
