(__debug__): a
